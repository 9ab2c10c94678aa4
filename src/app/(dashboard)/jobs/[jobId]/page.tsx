import type { Metadata } from "next";
import { pageWords } from "#messages/server.ts";
import { Prefetched } from "#trpc/server.tsx";
import { JobView } from "./_components/job-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords();
  return { title: t("jobs.one") };
}

type JobPageProps = { readonly params: Promise<{ readonly jobId: string }> };

export default async function JobPage({ params }: JobPageProps) {
  const { jobId } = await params;
  return (
    <Prefetched queries={(trpc) => [trpc.jobs.byId.queryOptions({ id: jobId })]}>
      <JobView id={jobId} />
    </Prefetched>
  );
}
