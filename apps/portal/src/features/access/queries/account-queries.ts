import type { NewToken, NoticeAnswer } from "@greenroom/core/access";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import type { SignInNoticeView } from "../person-view.ts";

/** How late somebody hears of a link that is used while they look at the portal. */
const refetchIntervalMs = 60_000;

/** A contract brings its parser along; a page is there without either and fetches them with its first question. */
const routes = async () => (await import("../contract.ts")).accountRoutes;

export const accountQueries = {
  tokens: () =>
    queryOptions({
      queryKey: ["account", "tokens"],
      queryFn: async ({ signal }) => call((await routes()).tokens, { signal }),
    }),
  /** @param known what the server said when it made the page */
  notices: (known: readonly SignInNoticeView[]) =>
    queryOptions({
      queryKey: ["account", "notices"],
      queryFn: async ({ signal }): Promise<readonly SignInNoticeView[]> =>
        call((await routes()).notices, { signal }),
      initialData: known,
      refetchInterval: refetchIntervalMs,
    }),
};

export const answerNotice = async (noticeId: string, answer: NoticeAnswer) =>
  call((await routes()).answerNotice, { params: { noticeId }, body: { answer } });

export const createToken = async (token: NewToken) => call((await routes()).createToken, { body: token });

export const revokeToken = async (tokenId: string, comment: string) =>
  call((await routes()).revokeToken, { params: { tokenId }, body: { comment } });
