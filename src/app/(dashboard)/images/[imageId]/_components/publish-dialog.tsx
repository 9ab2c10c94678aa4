"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { CloudUpload } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { QueryView } from "#app/_errors/query-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Visibility } from "#protocol/cloud-target.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { CloudTargetView, ImageView } from "#trpc/outputs.ts";
import { PublishPlan } from "./publish-plan.tsx";
import { UnprovenReason } from "./unproven-reason.tsx";

const VISIBILITIES = ["private", "shared", "community", "public"] as const satisfies readonly Visibility[];

type PublishDialogProps = { readonly image: ImageView; readonly isOpen: boolean; readonly onClose: () => void };

/** Says where an image goes, who will see it and what it replaces, and publishes it. */
export function PublishDialog({ image, isOpen, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const targets = useQuery(trpc.cloudTargets.list.queryOptions());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [visibility, setVisibility] = useState<Visibility>("private");
  const [members, setMembers] = useState("");
  const [reason, setReason] = useState("");
  const targetId = chosenId ?? targets.data?.[0]?.id ?? null;
  const publish = useMutation(trpc.publications.publish.mutationOptions({ onSuccess: onClose }));
  const start = () => {
    if (targetId === null) return;
    const projects = visibility === "shared" ? members.split(/[\s,]+/).filter((member) => member !== "") : [];
    publish.mutate({
      ...{ imageId: image.id, targetId, visibility, members: projects },
      unprovenReason: image.isPublishable ? null : reason,
    });
  };
  return (
    <Dialog
      title={t("publications.publishTitle", { name: image.fileName })}
      closeLabel={t("common.close")}
      isOpen={isOpen}
      onOpenChange={onClose}
      isWide
      footer={
        <>
          <Button onPress={onClose}>{t("common.goBack")}</Button>
          <Button
            tone="solid"
            isDisabled={targetId === null || (!image.isPublishable && reason.trim() === "")}
            isPending={publish.isPending}
            onPress={start}
          >
            <CloudUpload aria-hidden="true" />
            {t("publications.publish")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <QueryView query={targets} skeleton={<Skeleton className="h-40" />}>
          {(rows) => <TargetChoice targets={rows} value={targetId} onChange={setChosenId} />}
        </QueryView>
        <Select
          label={t("publications.visibility")}
          hint={t(`publications.visibilityHints.${visibility}`)}
          options={VISIBILITIES.map((value) => ({ value, label: t(`publications.visibilities.${value}`) }))}
          value={visibility}
          onChange={setVisibility}
        />
        {visibility === "shared" ? (
          <TextField
            label={t("publications.members")}
            hint={t("publications.membersHint")}
            isCode
            value={members}
            onChange={setMembers}
          />
        ) : null}
        {targetId === null ? null : <PublishPlan imageId={image.id} targetId={targetId} />}
        {image.isPublishable ? null : <UnprovenReason value={reason} onChange={setReason} />}
        <ProblemNotice problem={publish.isError ? readProblem(publish.error) : null} />
      </div>
    </Dialog>
  );
}

type TargetChoiceProps = {
  readonly targets: readonly CloudTargetView[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
};

function TargetChoice({ targets, value, onChange }: TargetChoiceProps) {
  const { t } = useTranslation();
  if (targets.length === 0) return <p className="text-ink-soft">{t("publications.noTarget")}</p>;
  return (
    <Select
      label={t("publications.target")}
      options={targets.map(({ id, name, cloud }) => ({ value: id, label: name, note: cloud.authUrl }))}
      value={value}
      onChange={onChange}
    />
  );
}
