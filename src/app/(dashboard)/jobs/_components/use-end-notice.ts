"use client";

import { useEffect, useRef, useState } from "react";

/**
 * Tells through the system when a job is over, for who asked to be told. `canAsk` is false where the browser has no notifications: on
 * plain http that is every address but this machine's own.
 */
export function useEndNotice(isOver: boolean, title: string) {
  const [isWanted, setIsWanted] = useState(false);
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (isOver && !wasOver.current && isWanted) new Notification(title, { icon: "/icons/logo.svg" });
    wasOver.current = isOver;
  }, [isOver, isWanted, title]);
  return {
    isWanted,
    async toggle() {
      if (isWanted) return setIsWanted(false);
      setIsWanted((await Notification.requestPermission()) === "granted");
    },
  };
}
