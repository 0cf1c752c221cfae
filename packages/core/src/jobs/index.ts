export {
  type Job,
  type JobHandler,
  type JobId,
  type JobPayload,
  type JobRequest,
  jobRequest,
} from "./job.ts";
