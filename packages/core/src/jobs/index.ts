export { type Job, type JobHandler, type JobPayload, type JobQueue } from "./job.ts";
