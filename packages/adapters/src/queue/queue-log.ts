/** The part of a logger that the queue needs. */
export interface QueueLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
