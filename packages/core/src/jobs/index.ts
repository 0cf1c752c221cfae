export {
  type Job,
  type JobHandler,
  type JobId,
  type JobPayload,
  type JobQueue,
  type JobRequest,
  jobRequest,
} from "./job.ts";
