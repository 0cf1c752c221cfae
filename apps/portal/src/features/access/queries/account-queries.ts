import type { NoticeAnswer } from "@greenroom/core/access";
import { queryOptions } from "@tanstack/react-query";
import { call } from "#portal/http/call.ts";
import { accountRoutes } from "../contract.ts";

/** How late somebody hears of a link that is used while they look at the portal. */
const refetchIntervalMs = 60_000;

export const accountQueries = {
  notices: () =>
    queryOptions({
      queryKey: ["account", "notices"],
      queryFn: ({ signal }) => call(accountRoutes.notices, { signal }),
      refetchInterval: refetchIntervalMs,
    }),
};

export const answerNotice = (noticeId: string, answer: NoticeAnswer) =>
  call(accountRoutes.answerNotice, { params: { noticeId }, body: { answer } });
