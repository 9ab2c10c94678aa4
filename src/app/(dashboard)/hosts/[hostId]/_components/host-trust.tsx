"use client";

import { useMutation } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { CodeLine } from "#components/patterns/code-line.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { HostView } from "#trpc/outputs.ts";

/** The two halves of trust: the host lets the dashboard in by its key, and the dashboard knows the host by its fingerprint. */
export function HostTrust({ host }: { readonly host: HostView }) {
  const { t } = useTranslation();
  if (host.transport === "local") return null;
  return (
    <Card>
      <CardHeader title={t("hosts.trust.title")} />
      <ol className="flex flex-col gap-6 p-4">
        <li className="flex min-w-0 flex-col gap-2">
          <h3 className="font-medium">{t("hosts.trust.keyTitle")}</h3>
          <p className="text-ink-soft text-sm">{t("hosts.trust.keyText", { user: host.user ?? "" })}</p>
          {host.publicKey === null ? (
            <Skeleton className="h-9" />
          ) : (
            <CodeLine
              name={t("hosts.trust.keyCommand")}
              text={`mkdir -p ~/.ssh && echo '${host.publicKey.trim()}' >> ~/.ssh/authorized_keys`}
            />
          )}
        </li>
        <li className="flex min-w-0 flex-col gap-2">
          <h3 className="font-medium">{t("hosts.trust.fingerprintTitle")}</h3>
          <Fingerprint host={host} />
        </li>
      </ol>
    </Card>
  );
}

function Fingerprint({ host }: { readonly host: HostView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const isAdmin = useHasRole("admin");
  const trust = useMutation(trpc.hosts.trust.mutationOptions());
  const { offeredFingerprint: offered, pinnedFingerprint: pinned } = host;
  if (offered === null || offered === pinned)
    return pinned === null ? (
      <p className="text-ink-soft text-sm">{t("hosts.trust.waiting")}</p>
    ) : (
      <>
        <p className="text-ink-soft text-sm">{t("hosts.trust.pinned")}</p>
        <CodeLine name={t("hosts.trust.fingerprint")} text={pinned} />
      </>
    );
  return (
    <>
      <p className="text-ink-soft text-sm">{t("hosts.trust.compare")}</p>
      <CodeLine
        name={t("hosts.trust.compareCommand")}
        text="for key in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $key; done"
      />
      <p className="text-ink-soft text-sm">{t("hosts.trust.offered")}</p>
      <CodeLine name={t("hosts.trust.fingerprint")} text={offered} />
      {isAdmin ? (
        <Button
          tone="solid"
          className="self-start"
          isPending={trust.isPending}
          onPress={() => trust.mutate({ id: host.id, fingerprint: offered })}
        >
          <ShieldCheck aria-hidden="true" />
          {t("hosts.trust.confirm")}
        </Button>
      ) : null}
      <ProblemNotice problem={trust.isError ? readProblem(trust.error) : null} />
    </>
  );
}
