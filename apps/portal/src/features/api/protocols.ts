import type { ProtocolContract } from "#portal/http/route-contract.ts";

export const processRoutes = {
  health: {
    method: "GET",
    path: "/healthz",
    summary: "Ask whether the process is up",
    callers: "everybody",
    answers: { 200: "It is." },
  },
  readiness: {
    method: "GET",
    path: "/readyz",
    summary: "Ask whether the process can work",
    callers: "everybody",
    answers: { 200: "It can.", 503: "It cannot: its database does not answer." },
  },
  metrics: {
    method: "GET",
    path: "/api/metrics",
    summary: "Scrape the process's own metrics",
    callers: "everybody who reaches the port; a proxy should not pass it on",
    answers: { 200: "In Prometheus' text format." },
  },
  refused: {
    method: "GET",
    path: "/api/refused/{reason}",
    summary: "Say why a request that no route can take is refused",
    callers: "nobody: such requests are led there",
    params: { reason: "`address`, `path` or `method`" },
    answers: {
      400: "The address cannot be read.",
      404: "No route has this path.",
      405: "The method is not served; `Allow` says which are.",
    },
  },
} satisfies Record<string, ProtocolContract>;

export const sessionRoutes = {
  signIn: {
    method: "POST",
    path: "/api/sign-in",
    summary: "Use a one-time link; sent by the page that the link opens",
    callers: "everybody with a link",
    sends: "application/x-www-form-urlencoded",
    answers: {
      303: "On to the page that was asked for, or to the sign-in page with the reason: `link`, `origin` or `unavailable`.",
    },
  },
  signOut: {
    method: "POST",
    path: "/api/sign-out",
    summary: "End the session",
    callers: "everybody",
    answers: {
      303: "On to the sign-in page; with the reason `sign-out`, and the cookie kept, where the session could not be ended.",
    },
  },
} satisfies Record<string, ProtocolContract>;

const workspace = {
  environment: "An environment's id, as in greenroom.yaml",
  layer: "A layer of its infrastructure, as in greenroom.yaml",
};
const callers = "a run by its credential, a person by a token";
const refused = {
  401: "The credential is missing, revoked, or a run's of another workspace.",
  403: "The token does not reach that workspace, or there is none of that name.",
  500: "The state backend failed; the portal's log says why.",
  503: "The database does not answer, or the key does not open what is stored.",
};
const body = {
  400: "The body is not what it should be.",
  413: "The body is larger than 64 MiB.",
};

/** Terraform's `http` backend.
 * @see https://opentofu.org/docs/language/settings/backends/http/ */
export const stateRoutes = {
  read: {
    method: "GET",
    path: "/api/terraform/state/{environment}/{layer}",
    summary: "Read the newest state",
    callers,
    params: workspace,
    answers: { 200: "The state.", 204: "No state was ever written.", ...refused },
  },
  write: {
    method: "POST",
    path: "/api/terraform/state/{environment}/{layer}",
    summary: "Write a state under the lock that `ID` names",
    callers,
    params: workspace,
    sends: "application/json",
    answers: {
      200: "It is stored.",
      409: "Not under the lock, of another lineage, or older than what is stored.",
      423: "Somebody else holds the lock.",
      ...body,
      ...refused,
    },
  },
  remove: {
    method: "DELETE",
    path: "/api/terraform/state/{environment}/{layer}",
    summary: "Always refused: stored states are never deleted",
    callers,
    params: workspace,
    answers: { 405: "Plan a destroy instead.", ...refused },
  },
  lock: {
    method: "PUT",
    path: "/api/terraform/state/{environment}/{layer}/lock",
    summary: "Take the lock",
    callers,
    params: workspace,
    sends: "application/json",
    answers: { 200: "It is taken.", 423: "Somebody else holds it.", ...body, ...refused },
  },
  unlock: {
    method: "DELETE",
    path: "/api/terraform/state/{environment}/{layer}/lock",
    summary: "Give the lock back",
    callers,
    params: workspace,
    sends: "application/json",
    answers: { 200: "It is free.", 409: "It is held with another id.", ...body, ...refused },
  },
} satisfies Record<string, ProtocolContract>;
