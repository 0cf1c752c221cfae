export {
  createQueue,
  type Queue,
  type QueueDepth,
  type QueueLog,
  type QueueOptions,
  type WorkOptions,
} from "./queue.ts";
