"use client";

import { useTranslation } from "react-i18next";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { Notice } from "#components/patterns/notice.tsx";
import type { KeptMachine as Kept } from "#domain/job/reduce-job.ts";
import { sshCommand } from "#domain/job/ssh-command.ts";
import { useFormat } from "#messages/use-format.ts";
import type { BuildPage } from "#trpc/outputs.ts";
import { CancelButton } from "../../../jobs/_components/cancel-button.tsx";

type KeptMachineProps = { readonly build: BuildPage; readonly machine: Kept };

/** The machine of a failed step while it waits: how to get in, until when, and how to let it go. */
export function KeptMachine({ build, machine }: KeptMachineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // Such an address is the builder host's own: nobody else reaches it.
  const isOnHost = machine.address.startsWith("127.");
  return (
    <Notice
      tone="warning"
      role="status"
      title={t("builds.kept.title", { time: format.instant(machine.until) })}
      actions={
        <CancelButton
          job={build}
          label={t("builds.kept.letGo")}
          title={t("builds.kept.letGoTitle")}
          confirmLabel={t("builds.kept.letGo")}
        />
      }
    >
      <div className="flex flex-col gap-2">
        <p>{isOnHost ? t("builds.kept.onHost", { host: build.hostName ?? "" }) : t("builds.kept.anywhere")}</p>
        <CodeLine name={t("builds.kept.command")} text={sshCommand(machine)} />
      </div>
    </Notice>
  );
}
