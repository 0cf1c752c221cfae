export { PageSkeleton as default } from "../../../design/page-skeleton.tsx";
