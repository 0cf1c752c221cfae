import type { RegisterRelease } from "@greenroom/core/releases";
import { call } from "#portal/http/call.ts";
import { releaseRoutes } from "../contract.ts";

export const registerRelease = (body: RegisterRelease) => call(releaseRoutes.register, { body });
