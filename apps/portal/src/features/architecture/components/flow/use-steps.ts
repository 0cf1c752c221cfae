import { parseAsInteger, useQueryState } from "nuqs";
import { useEffect, useEffectEvent, useState } from "react";

const stepMs = 2_000;

/** Which step of a flow is told, kept in the URL; 0 = none yet. */
export function useSteps(count: number) {
  const [asked, setAsked] = useQueryState("step", parseAsInteger.withDefault(0));
  const [isPlaying, setPlaying] = useState(false);
  const step = Math.min(Math.max(asked, 0), count);
  const goTo = (next: number) => void setAsked(next === 0 ? null : next);
  const advance = useEffectEvent(() => {
    if (step >= count) setPlaying(false);
    else goTo(step + 1);
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => advance(), stepMs);
    return () => clearInterval(timer);
  }, [isPlaying]);
  return {
    step,
    isPlaying,
    goTo: (next: number) => {
      setPlaying(false);
      goTo(next);
    },
    toggle: () => {
      if (!isPlaying) goTo(step >= count ? 1 : step + 1);
      setPlaying(!isPlaying);
    },
  };
}
