import { z } from "zod";

const askedWithinMs = 10_000;
const problemSchema = z.object({
  code: z.literal("state_key_mismatch"),
  message: z.string(),
  remedy: z.string(),
});

/** Why the state backend hands out no state. Terraform tells the number of the answer and none of its words.
 * @param variables that Terraform reached the backend with
 * @returns null when it is not the key */
export async function readStateRefusal(
  variables: Readonly<Record<string, string>>,
): Promise<z.infer<typeof problemSchema> | null> {
  const credential = `${variables["TF_HTTP_USERNAME"]}:${variables["TF_HTTP_PASSWORD"]}`;
  try {
    const answer = await fetch(variables["TF_HTTP_ADDRESS"] ?? "", {
      headers: { authorization: `Basic ${Buffer.from(credential).toString("base64")}` },
      signal: AbortSignal.timeout(askedWithinMs),
    });
    if (answer.ok) await answer.body?.cancel();
    return answer.ok ? null : (problemSchema.safeParse(await answer.json()).data ?? null);
  } catch {
    // It may be away: then Terraform's own words stand.
    return null;
  }
}
