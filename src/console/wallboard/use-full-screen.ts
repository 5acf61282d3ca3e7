import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** An element that may fill the screen; there the screen stays on, where the browser can do that. */
export function useFullScreen<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const full = useSignal(false);
  useEffect(() => {
    const look = () => {
      full.value = element.current !== null && document.fullscreenElement === element.current;
    };
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, [full]);
  useEffect(() => (full.value ? stayOn() : undefined), [full.value]);
  const toggle = async () => {
    try {
      await (full.value ? document.exitFullscreen() : element.current?.requestFullscreen());
    } catch {
      // The browser or its user does not want it.
    }
  };
  return { element, full: full.value, toggle, possible: document.fullscreenEnabled };
}

/** @returns what lets the screen go off again */
function stayOn(): () => void {
  const lock = 'wakeLock' in navigator ? navigator.wakeLock.request('screen').catch(() => undefined) : undefined;
  return () => void lock?.then((one) => one?.release());
}
