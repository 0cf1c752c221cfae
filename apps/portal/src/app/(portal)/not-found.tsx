import { NotFound } from "#portal/features/shell/components/instead-of-a-page.tsx";

export const metadata = { title: "Not found" };

export default NotFound;
