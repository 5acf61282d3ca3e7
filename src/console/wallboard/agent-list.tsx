import { useSignal } from '@preact/signals';
import { Since } from '../parts/since.js';
import { texts } from '../texts/texts.js';
import { nameOf, type AgentGroup } from './agent-groups.js';
import { wallboardWords } from './words/wallboard-words.js';

const SHOWN_FIRST = 60;

/** One group of agents; of those who are not there only how many, until somebody wants to see them. */
export function AgentList({ group: { presence, agents } }: { readonly group: AgentGroup }) {
  const open = useSignal(presence !== 'offline');
  const all = useSignal(false);
  const { presences } = texts.value;
  const shown = !open.value ? [] : all.value ? agents : agents.slice(0, SHOWN_FIRST);
  return (
    <details
      class="agent-group"
      data-of={presence}
      open={open.value}
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>
        {presence ? presences[presence] : wallboardWords.value.labels.agents} <strong>{agents.length}</strong>
      </summary>
      <ul class="agents">
        {shown.map((agent) => (
          <li key={agent.id} class="agent" data-agent={agent.id} data-presence={agent.presence}>
            <span class="name">{nameOf(agent)}</span>
            {presence === undefined && <span class="presence">{presences[agent.presence]}</span>}
            {agent.presence !== 'offline' && <Since time={agent.since} />}
          </li>
        ))}
      </ul>
      {open.value && agents.length > shown.length && (
        <button
          type="button"
          onClick={() => {
            all.value = true;
          }}
        >
          {wallboardWords.value.more(agents.length - shown.length)}
        </button>
      )}
    </details>
  );
}
