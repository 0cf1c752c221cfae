import { notFound } from "next/navigation";

/** Gives an unknown address the frame around it, and the status 404. */
export default function MissingPage() {
  notFound();
}
