import { parseDocument } from "yaml";
import { type ProductConfiguration, productConfigurationSchema } from "../environments/index.ts";
import { ConfigurationError } from "./configuration-error.ts";

/** @param text the content of greenroom.yaml
 * @param source its path, for messages
 * @throws ConfigurationError with every fault */
export function parseProductConfiguration(text: string, source: string): ProductConfiguration {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0)
    throw new ConfigurationError(
      source,
      document.errors.map((error) => error.message),
    );
  const parsed = productConfigurationSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    source,
    parsed.error.issues.map((issue) => `${issue.path.join(".") || "the file"}: ${issue.message}`),
  );
}
