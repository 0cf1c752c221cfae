export { type PostgresOptions, type RunningPostgres, startPostgres } from "./start-postgres.ts";
export { keepPostgres } from "./keep-postgres.ts";
