import type { KubeConfig, KubernetesObject } from "@kubernetes/client-node";
import { z } from "zod";
import { askApi } from "./api-request.ts";

const answerTimeoutMs = 10_000;
const objectSchema = z.object({ metadata: z.looseObject({ name: z.string().optional() }) });

/** Every object of a collection, as the server has it now. The library's own clients are not used for it: to load one
 * of them is to load the models of every API there is, 60 MB.
 * @param path of the collection
 * @throws as askApi does; Error when the answer is no list */
export async function listObjects<T extends KubernetesObject>(
  config: KubeConfig,
  path: string,
): Promise<readonly T[]> {
  let text = "";
  for await (const chunk of await askApi(config, path, AbortSignal.timeout(answerTimeoutMs)))
    text += String(chunk);
  // An API server checks its objects against their own schemas; here it is enough that they are objects of one.
  const itemSchema = z.custom<T>((value) => objectSchema.safeParse(value).success);
  const parsed = z.object({ items: z.array(itemSchema).nullable() }).safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`the answer to ${path} is no list of an API server's`);
  return parsed.data.items ?? [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
