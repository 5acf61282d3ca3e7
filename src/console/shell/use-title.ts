import { useEffect } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** The tab's title: who works, and before it that somebody calls, which is seen from another tab. */
export function useTitle(): void {
  const desk = useDesk();
  const { title } = texts.value.shell;
  const agent = desk.working.value ? desk.info.value?.agent : undefined;
  const rings = desk.working.value && desk.interactions.value.some(({ state }) => state === 'ALERTING');
  useEffect(() => {
    document.title = `${rings ? '☎ ' : ''}${agent === undefined ? title : `${agent} – ${title}`}`;
  }, [title, agent, rings]);
}
