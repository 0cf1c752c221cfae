import type { ChildProcess } from "node:child_process";
import type { Server } from "node:net";
import { type ImageArchive, type InitCommand, initEventSchema } from "./init-protocol.ts";

interface ImportInProgress {
  readonly onImport: (reference: string) => void;
  /** @param failure null when it succeeded */
  readonly finish: (failure: string | null) => void;
}

/** The supervisor's end of the conversation with the cluster's first process. */
export class InitConnection {
  readonly #child: ChildProcess;
  readonly #imports = new Map<number, ImportInProgress>();
  #lastId = 0;
  /** Resolves when every component was started; rejects when one did not come up. */
  readonly started: Promise<void>;
  /** Never resolves; rejects when the first process ends. */
  readonly failed: Promise<never>;

  constructor(
    child: ChildProcess,
    handlers: {
      onStep: (percent: number, detail: string) => void;
      log: ((line: string) => void) | undefined;
    },
  ) {
    this.#child = child;
    const started = Promise.withResolvers<void>();
    const failed = Promise.withResolvers<never>();
    const fail = (error: Error) => {
      started.reject(error);
      failed.reject(error);
      for (const { finish } of this.#imports.values()) finish(error.message);
      this.#imports.clear();
    };
    this.started = started.promise;
    this.failed = failed.promise;
    for (const promise of [this.started, this.failed]) promise.catch(() => undefined);
    child.once("error", fail);
    child.once("exit", (code, signal) =>
      fail(new Error(`the cluster's first process ended (${signal ?? `exit code ${code}`})`)),
    );
    child.on("message", (message) => {
      const event = initEventSchema.parse(message);
      switch (event.type) {
        case "step":
          return handlers.onStep(event.percent, event.detail);
        case "component_ended":
          return handlers.log?.(`${event.name} ${event.message}, starting it again; see its log`);
        case "started":
          return started.resolve();
        case "importing":
          return this.#imports.get(event.id)?.onImport(event.reference);
        case "imported":
          this.#imports.get(event.id)?.finish(event.failure);
          this.#imports.delete(event.id);
          return;
        case "failed":
          return fail(new Error(event.message));
      }
    });
  }

  /** Hands a listener over: from now on its connections go to `port` of the node. */
  async relay(listener: Server, port: number): Promise<void> {
    await this.#send({ type: "relay", port }, listener);
    listener.close();
  }

  /** @param onImport called with each image that is not there yet */
  async importImages(images: readonly ImageArchive[], onImport: (reference: string) => void): Promise<void> {
    this.#lastId += 1;
    const id = this.#lastId;
    const finished = new Promise<string | null>((finish) => this.#imports.set(id, { onImport, finish }));
    await this.#send({ type: "import", id, images: [...images] });
    const failure = await finished;
    if (failure !== null) throw new Error(`importing images failed: ${failure}`);
  }

  #send(command: InitCommand, handle?: Server): Promise<void> {
    const sent = new Promise<void>((resolve, reject) => {
      this.#child.send(command, handle, {}, (error) => (error ? reject(error) : resolve()));
    });
    // A handle's arrival is never confirmed by a process that has ended.
    return Promise.race([sent, this.failed]);
  }
}
