/** Of any route, whatever its contract names. */
const ofAnyRoute = {
  unauthenticated: 401,
  forbidden: 403,
  not_in_person: 403,
  wrong_origin: 403,
  invalid_input: 400,
  unreadable_address: 400,
  route_not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  unavailable: 503,
  internal: 500,
} as const;

/** What each error code is over HTTP: the one table. Core knows codes and no HTTP; a code that is not here does not
 * compile in a contract, and one that no contract names fails a test. */
export const errorStatus = {
  ...ofAnyRoute,
  // access
  person_exists: 409,
  person_not_found: 404,
  person_disabled: 409,
  last_admin: 409,
  own_account: 409,
  notice_not_found: 404,
  token_not_found: 404,
  token_wider_than_owner: 403,
  environment_unknown: 400,
  service_unknown: 400,
  // architecture
  model_not_loaded: 503,
  zone_not_found: 404,
  component_not_found: 404,
  requirement_not_found: 404,
  flow_not_found: 404,
  revision_not_found: 404,
  no_revisions: 404,
  document_not_found: 404,
  document_file_not_found: 404,
  document_outside_repository: 403,
  document_too_large: 413,
  // promotions and releases
  environment_not_found: 404,
  release_not_found: 404,
  repository_unknown: 400,
  repository_foreign: 400,
  release_version_taken: 409,
  promotion_not_found: 404,
  promotion_gates_closed: 409,
  promotion_under_way: 409,
  // risks
  risk_not_found: 404,
  risk_acceptance_not_allowed: 403,
  invalid_risk_date: 400,
  // runs
  run_not_found: 404,
  workspace_not_found: 404,
  plan_digest_mismatch: 409,
  // runs and promotions
  status_conflict: 409,
  self_approval: 403,
  already_approved: 409,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** The codes that a contract need not name. */
export const codesOfAnyRoute = Object.keys(ofAnyRoute) as readonly (keyof typeof ofAnyRoute)[];
