import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { channelIdSchema } from "#domain/id.ts";
import { channelSchema } from "#domain/notification/notification.ts";
import { adminProcedure } from "#server/trpc/init.ts";

const one = z.object({ id: channelIdSchema });

export const notificationsRouter = {
  list: adminProcedure.query(({ ctx }) => ctx.notifications.list(ctx.actor)),
  create: adminProcedure.input(channelSchema).mutation(({ ctx, input }) => ctx.notifications.create(ctx.actor, input)),
  update: adminProcedure
    .input(one.extend({ channel: channelSchema }))
    .mutation(({ ctx, input }) => ctx.notifications.update(ctx.actor, input)),
  remove: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.notifications.remove(ctx.actor, input)),
  sendTest: adminProcedure.input(one).mutation(({ ctx, input }) => ctx.notifications.sendTest(ctx.actor, input)),
} satisfies TRPCRouterRecord;
