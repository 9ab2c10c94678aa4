import { useTranslation } from "react-i18next";
import type { SessionRow } from "#trpc/outputs.ts";

/** What a session's program and system are called, in a row as in a question. */
export function useDeviceName() {
  const { t } = useTranslation();
  return ({ browser, system }: Pick<SessionRow, "browser" | "system">): string =>
    browser === null || system === null
      ? (browser ?? system ?? t("sessions.unknown"))
      : t("sessions.device", { browser, system });
}
