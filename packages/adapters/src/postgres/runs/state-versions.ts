import { createHash } from "node:crypto";
import { can, type Permission, type Viewer } from "@greenroom/core/access";
import { err, ok } from "@greenroom/core/result";
import {
  checkStateWrite,
  lockInfoSchema,
  readStateHead,
  type RunId,
  type StateClient,
  type StateError,
  type StateLock,
  type StateVersion,
  type StateVersions,
  type Workspace,
  workspaceName,
} from "@greenroom/core/runs";
import { createViewers } from "../access/viewers.ts";
import type { Database, DatabaseTransaction } from "../database.ts";
import { lockForTransaction } from "../executions/index.ts";
import type { Prisma, StateLock as StateLockRow } from "../generated/client.ts";
import { lockFacts, recordState } from "./record-state.ts";
import { isSealed, type Sealer } from "./sealer.ts";
import { createStateCredentials } from "./state-credentials.ts";

const head = {
  serial: true,
  lineage: true,
  sha256: true,
  sizeBytes: true,
  createdAt: true,
  runId: true,
} as const;

/** A state of 64 MiB takes seconds to seal and store, and whoever asks meanwhile waits that long. */
const largeWriteMs = 60_000;

/** Every decision about a workspace's state is taken under one advisory lock, so that a write and a revocation never
 * pass each other. */
export function createStateVersions(database: Database, sealer: Sealer): StateVersions {
  const latestRow = (source: DatabaseTransaction, { environment, layer }: Workspace) =>
    source.stateVersion.findFirst({ where: { environment, layer }, orderBy: { id: "desc" }, select: head });

  function serialised<T>(
    workspace: Workspace,
    work: (transaction: DatabaseTransaction) => Promise<T>,
  ): Promise<T> {
    return database.$transaction(
      async (transaction) => {
        await lockForTransaction(transaction, `state:${workspaceName(workspace)}`);
        return work(transaction);
      },
      { timeout: largeWriteMs },
    );
  }

  const findLock = async (source: DatabaseTransaction, { environment, layer }: Workspace) => {
    const row = await source.stateLock.findUnique({ where: { environment_layer: { environment, layer } } });
    return row && toLock(row);
  };

  return {
    async list({ environment, layer }, limit) {
      const rows = await database.stateVersion.findMany({
        where: { environment, layer },
        orderBy: { id: "desc" },
        take: limit,
        select: head,
      });
      return rows.map(toVersion);
    },
    async latest(workspace) {
      const row = await latestRow(database, workspace);
      return row && toVersion(row);
    },
    async read({ environment, layer }) {
      const row = await database.stateVersion.findFirst({
        where: { environment, layer },
        orderBy: { id: "desc" },
      });
      return row && sealer.open(row.content, associatedState({ environment, layer }, row.serial));
    },
    async isSealed({ environment, layer }) {
      const row = await database.stateVersion.findFirst({
        where: { environment, layer },
        orderBy: { id: "desc" },
        select: { content: true },
      });
      return row && isSealed(row.content);
    },
    write: (workspace, client, lockId, content) =>
      serialised(workspace, async (transaction) => {
        if (!(await mayWrite(transaction, client, workspace))) return revoked();
        const sent = readStateHead(content);
        if (!sent.ok) return sent;
        const next = sent.value;
        const sha256 = createHash("sha256").update(content).digest("hex");
        const current = await latestRow(transaction, workspace);
        const lock = await findLock(transaction, workspace);
        const checked = checkStateWrite(
          current && { version: 4, ...current },
          { ...next, sha256 },
          lock,
          lockId,
        );
        if (!checked.ok) return checked;
        if (checked.value === "unchanged") return ok(current && toVersion(current));
        const row = await transaction.stateVersion.create({
          data: {
            ...workspace,
            serial: next.serial,
            lineage: next.lineage,
            sha256,
            sizeBytes: content.length,
            content: sealer.seal(content, associatedState(workspace, next.serial)),
            runId: client.kind === "run" ? client.runId : null,
            writtenBy: client.kind === "person" ? client.viewer.id : null,
          },
          select: head,
        });
        await recordState(transaction, workspace, client, {
          action: "state.written",
          before: current && { serial: current.serial, lineage: current.lineage },
          after: { serial: next.serial, lineage: next.lineage, sizeBytes: content.length },
        });
        return ok(toVersion(row));
      }),
    findLock: (workspace) => findLock(database, workspace),
    lock: (workspace, client, info) =>
      serialised(workspace, async (transaction) => {
        if (!(await mayWrite(transaction, client, workspace))) return revoked();
        const held = await findLock(transaction, workspace);
        if (held !== null && held.info.ID !== info.ID)
          return err<StateError>({
            code: "state_locked",
            message: `The state is locked by ${held.info.Who || "another client"}.`,
            holder: held.info,
          });
        if (held !== null) return ok(held);
        const row = await transaction.stateLock.create({
          data: {
            ...workspace,
            lockId: info.ID,
            info: info as Prisma.InputJsonValue,
            runId: client.kind === "run" ? client.runId : null,
          },
        });
        await recordState(transaction, workspace, client, {
          action: "state.locked",
          after: lockFacts(info, null),
        });
        return ok(toLock(row));
      }),
    unlock: (workspace, client, lockId) =>
      serialised(workspace, async (transaction) => {
        const held = await findLock(transaction, workspace);
        const needed = held === null || held.runId === null ? "state:write" : "state:unlock";
        if (client.kind === "person" && !(await stillMay(transaction, client.viewer, needed, workspace)))
          return revoked();
        if (held === null) return ok(null);
        if (lockId !== held.info.ID)
          return err<StateError>({
            code: "state_lock_mismatch",
            message: `The state is locked with another id, by ${held.info.Who || "another client"}.`,
            holder: held.info,
          });
        await dropLock(transaction, workspace);
        await recordState(transaction, workspace, client, {
          action: "state.unlocked",
          before: lockFacts(held.info, held.runId),
        });
        return ok(null);
      }),
    ...createStateCredentials(database),
  };
}

/** A run writes as long as one of its credentials stands; a person as long as what they came in by stands and gives it
 * here: a body may take its time to come. Both are asked under the lock. */
async function mayWrite(
  transaction: DatabaseTransaction,
  client: StateClient,
  workspace: Workspace,
): Promise<boolean> {
  if (client.kind === "person") return stillMay(transaction, client.viewer, "state:write", workspace);
  const standing = await transaction.runCredential.count({ where: { runId: client.runId, revokedAt: null } });
  return standing > 0;
}

async function stillMay(
  transaction: DatabaseTransaction,
  { credential }: Viewer,
  permission: Permission,
  { environment }: Workspace,
): Promise<boolean> {
  // By none comes only who runs Greenroom, on its own machine.
  if (credential === undefined) return true;
  const viewer = (await createViewers(transaction).behind([credential])).get(credential) ?? null;
  return can(viewer, permission, { environment });
}

async function dropLock(transaction: DatabaseTransaction, { environment, layer }: Workspace): Promise<void> {
  await transaction.stateLock.delete({ where: { environment_layer: { environment, layer } } });
}

function revoked() {
  return err<StateError>({
    code: "state_credential_revoked",
    message: "What this client came in by holds no more: its run has ended or was given up, or its token.",
  });
}

/** What a state is sealed as: it opens as nothing else. */
export function associatedState(workspace: { environment: string; layer: string }, serial: number): string {
  return `state:${workspace.environment}:${workspace.layer}:${serial}`;
}

function toLock(row: StateLockRow): StateLock {
  return {
    info: lockInfoSchema.parse(row.info),
    acquiredAt: row.acquiredAt,
    runId: row.runId as RunId | null,
  };
}

function toVersion(row: Omit<StateVersion, "runId"> & { readonly runId: string | null }): StateVersion {
  const { serial, lineage, sizeBytes, createdAt } = row;
  return { serial, lineage, sizeBytes, createdAt, runId: row.runId as RunId | null };
}
