import { UnavailableError } from "@greenroom/core/result";
import {
  type AppliedResources,
  type StateVersions,
  type Workspace,
  workspaceName,
} from "@greenroom/core/runs";
import { z } from "zod";

/** Only what an address is made of: nothing else of a state goes further than this. */
const stateSchema = z.object({
  resources: z.array(
    z.object({
      module: z.string().optional(),
      mode: z.enum(["managed", "data"]),
      type: z.string(),
      name: z.string(),
      instances: z.array(z.object({ index_key: z.union([z.string(), z.number()]).optional() })),
    }),
  ),
});

/** Managed resources alone: what is only looked up was made elsewhere. */
export function createAppliedResources(stateVersions: Pick<StateVersions, "read">): AppliedResources {
  return {
    async addresses(workspace) {
      const content = await stateVersions.read(workspace).catch((cause: unknown) => {
        throw cause instanceof UnavailableError ? cause : unreadable(workspace, { cause });
      });
      return content && addressesIn(content, workspace);
    },
  };
}

function addressesIn(content: Uint8Array, workspace: Workspace): readonly string[] {
  const state = stateSchema.safeParse(parse(content));
  // Without its cause: what is wrong with a state is told by quoting it.
  if (!state.success) throw unreadable(workspace);
  return state.data.resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ module, type, name, instances }) =>
      instances.map(({ index_key: index }) => {
        const address = [module, type, name].filter((part) => part !== undefined).join(".");
        return index === undefined ? address : `${address}[${JSON.stringify(index)}]`;
      }),
    );
}

function parse(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString("utf8"));
  } catch {
    return null;
  }
}

function unreadable(workspace: Workspace, options?: ErrorOptions): UnavailableError {
  return new UnavailableError(
    "postgres",
    `The Terraform state of ${workspaceName(workspace)} could not be read.`,
    options,
  );
}
