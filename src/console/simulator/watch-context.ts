import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SwitchWatch } from './switch-watch.js';

/** The switch that the panel shows. */
export const WatchContext = createContext<SwitchWatch | undefined>(undefined);

export function useWatch(): SwitchWatch {
  const watch = useContext(WatchContext);
  if (!watch) throw new Error('there is no panel around this');
  return watch;
}
