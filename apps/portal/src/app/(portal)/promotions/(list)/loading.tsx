export { PageSkeleton as default } from "#portal/design/page-skeleton.tsx";
