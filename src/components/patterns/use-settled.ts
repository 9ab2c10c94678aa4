"use client";

import { useEffect, useState } from "react";

/** So long nobody types who has finished a word: shorter, and each letter asks; longer, and the answer seems slow. */
const QUIET_MS = 250;

/** A value as it was when it last stayed the same for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
