export {
  createQueue,
  type Queue,
  type QueueDepth,
  type QueueOptions,
  type WorkOptions,
} from "./queue.ts";
export type { QueueLog } from "./queue-log.ts";
