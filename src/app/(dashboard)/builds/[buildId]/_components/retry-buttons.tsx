"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Network, RotateCcw, StepForward } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { useHasRole } from "#app/_session/session-context.tsx";
import { useNow } from "#components/patterns/use-now.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { type Checkpoint, isStillKept } from "#domain/job/checkpoint.ts";
import { useFormat } from "#messages/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { BuildPage } from "#trpc/outputs.ts";

/**
 * What to press where a build failed: on from where its disk is kept, the same again or, where a mirror is to blame, the same through
 * another one.
 */
export function RetryButtons({ build }: { readonly build: BuildPage }) {
  const { t } = useTranslation();
  const { retry, mayRun } = useRetry();
  const now = useNow();
  if (!mayRun) return null;
  const { id, hostName } = build;
  const blame = build.failure?.blame;
  // The same recipe would fail again where it is to blame.
  const tone = blame === "recipe" ? "plain" : "solid";
  const kept = build.checkpoint !== null && isStillKept(build.checkpoint, new Date(now ?? Date.now())) ? build.checkpoint : null;
  const isGoingOn = retry.isPending && retry.variables.isContinuing === true;
  return (
    <>
      {kept === null ? null : (
        <>
          <KeptDisk checkpoint={kept} host={hostName ?? ""} now={now} />
          <Button
            tone={tone}
            isPending={isGoingOn}
            isDisabled={retry.isPending && !isGoingOn}
            onPress={() => retry.mutate({ id, isContinuing: true })}
            // A step's name may be longer than a narrow screen is wide.
            className="h-auto! min-h-9 max-w-full py-1 text-start whitespace-normal!"
          >
            <StepForward aria-hidden="true" className="rtl:-scale-x-100" />
            {t("builds.retryFrom", { step: t(`steps.${kept.nextStep}`) })}
          </Button>
        </>
      )}
      <Button
        tone={kept === null ? tone : "plain"}
        isPending={retry.isPending && !isGoingOn}
        isDisabled={isGoingOn}
        onPress={() => retry.mutate({ id })}
      >
        <RotateCcw aria-hidden="true" />
        {t(kept === null ? "builds.retry" : "builds.retryAnew")}
      </Button>
      {blame === "mirror" ? <MirrorMenu onChoose={(mirrorProfileId) => retry.mutate({ id, mirrorProfileId })} /> : null}
      {retry.isError ? (
        <div className="order-last basis-full">
          <ProblemNotice problem={readProblem(retry.error)} />
        </div>
      ) : null}
    </>
  );
}

type KeptDiskProps = { readonly checkpoint: Checkpoint; readonly host: string; readonly now: number | null };

/** How long the disk of a failed build stays where it is, for whoever wants to go on from it; the exact instant on hover. */
function KeptDisk({ checkpoint, host, now }: KeptDiskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = format.duration(Date.parse(checkpoint.until) - (now ?? Date.now()));
  return (
    <p className="basis-full text-ink-soft">
      <time
        suppressHydrationWarning
        dateTime={checkpoint.until}
        title={now === null ? undefined : format.instantFully(checkpoint.until)}
      >
        {t("builds.diskKept", { step: t(`steps.${checkpoint.nextStep}`), host, duration })}
      </time>
    </p>
  );
}

/** Builds the recipe of a build that is over once more. */
export function BuildAgainButton({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { retry, mayRun } = useRetry();
  if (!mayRun) return null;
  return (
    <div className="flex flex-col gap-2">
      <Button isPending={retry.isPending} onPress={() => retry.mutate({ id })} className="self-start">
        <RotateCcw aria-hidden="true" />
        {t("builds.again")}
      </Button>
      <ProblemNotice problem={retry.isError ? readProblem(retry.error) : null} />
    </div>
  );
}

/** Queues the recipe of a build again and goes to the new build. */
function useRetry() {
  const trpc = useTRPC();
  const router = useRouter();
  const mayRun = useHasRole("operator");
  const retry = useMutation(trpc.builds.retry.mutationOptions({ onSuccess: (next) => router.push(`/builds/${next.id}`) }));
  return { retry, mayRun };
}

function MirrorMenu({ onChoose }: { readonly onChoose: (mirrorProfileId: string | null) => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const profiles = useQuery(trpc.mirrorProfiles.list.queryOptions({ isArchived: false }));
  const actions = (profiles.data ?? []).map(({ id, definition }) => ({
    ...{ id, label: definition.title, onAction: () => onChoose(id) },
  }));
  const label = t("builds.retryThrough");
  return (
    <Menu
      label={label}
      trigger={{
        children: (
          <>
            <Network aria-hidden="true" />
            {label}
          </>
        ),
      }}
      actions={[...actions, { id: "none", label: t("builds.ownSources"), onAction: () => onChoose(null) }]}
    />
  );
}
