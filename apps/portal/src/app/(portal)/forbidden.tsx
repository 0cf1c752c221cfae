import { Forbidden } from "#portal/features/shell/components/instead-of-a-page.tsx";

export const metadata = { title: "Forbidden" };

export default Forbidden;
