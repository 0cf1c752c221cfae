import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  ConfigurationError,
  parseProductConfiguration,
  type ProductConfiguration,
} from "@greenroom/core/configuration";
import type { PrometheusAccess } from "@greenroom/core/environments";

/** greenroom.yaml, and what its services promise, as far as they have no fault.
 * @param objectivesDirectory of OpenSLO documents; a service that promises nothing needs none
 * @param shared Prometheus of environments that name none
 * @throws ConfigurationError with every fault, its file and its line, where nothing is left to start with */
export function readProductConfiguration(
  file: string,
  objectivesDirectory: string,
  shared: PrometheusAccess = {},
): ProductConfiguration {
  const configuration = parseProductConfiguration(
    readText(file),
    file,
    readObjectiveFiles(objectivesDirectory),
    shared,
  );
  const beside = (environments: ProductConfiguration["environments"]) =>
    environments.map((environment) => ({
      ...environment,
      prometheus: besideFile(file, environment.prometheus),
    }));
  const { environments, written } = configuration;
  return {
    ...configuration,
    environments: beside(environments),
    written: { ...written, environments: beside(written.environments) },
  };
}

/** With the files that it names as the process finds them. */
function besideFile(file: string, access: PrometheusAccess): PrometheusAccess {
  const { bearerTokenFile, caFile } = access;
  return {
    ...access,
    ...(bearerTokenFile === undefined ? {} : { bearerTokenFile: resolve(dirname(file), bearerTokenFile) }),
    ...(caFile === undefined ? {} : { caFile: resolve(dirname(file), caFile) }),
  };
}

/** @throws ConfigurationError when the file cannot be read */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigurationError(file, [
      `cannot be read (${error instanceof Error ? error.message : String(error)}); GREENROOM_CONFIG says where it is`,
    ]);
  }
}

/** @throws ConfigurationError when the directory cannot be read */
function readObjectiveFiles(directory: string) {
  try {
    return readdirSync(directory)
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => {
        const path = join(directory, name);
        return { path, text: readFileSync(path, "utf8") };
      });
  } catch (error) {
    throw new ConfigurationError(directory, [
      `cannot be read (${error instanceof Error ? error.message : String(error)}); GREENROOM_OBJECTIVES_DIR says where the objectives' documents are`,
    ]);
  }
}
