/** Every time that executions go by. One is chosen by the other, so they stand together; what people read of them is
 * made from them. */
export const executionTiming = {
  /** How often a worker says that it lives, and so how soon it hears that a person wants it to stop. */
  heartbeatSeconds: 1,
  /** A worker that has not reached the database for this long stops by itself: before others give it up. */
  ownStopSeconds: 20,
  /** A worker that was not heard from for this long is given up. */
  givenUpSeconds: 30,
  /** How often every worker looks for others to give up. */
  lookForSilentSeconds: 2,
  /** How often a worker asks again for what another one holds. */
  claimAgainSeconds: 1,
  /** The queue hands a job on when its process has been silent for this long. */
  jobHandedOnSeconds: 10,
  /** How often a worker says whether it has what it executes runs with. */
  readinessToldSeconds: 3,
  /** How long that stands: the word of a worker that is gone keeps nothing back. */
  readinessStandsSeconds: 15,
  /** How often turns are given that were held back when they came. */
  giveTurnsSeconds: 5,
  /** How often a worker looks for states that a lost one left in a folder. */
  lookForKeptStatesSeconds: 5,
} as const;

/** Of a worker that was given up. */
export const silentInWords = `was not heard from for ${executionTiming.givenUpSeconds} seconds`;
