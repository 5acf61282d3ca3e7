import { useDesk } from '../state/desk-context.js';
import { preference } from '../state/preference.js';
import { AgentList } from './agent-list.js';
import { agentGroups, ORDERS, type Order } from './agent-groups.js';
import { wallboardWords } from './words/wallboard-words.js';

const order = preference<Order>('wallboard.order', ORDERS, 'state');

/** The agents, what they are and since when. */
export function Agents() {
  const { directory } = useDesk();
  const { labels, orders } = wallboardWords.value;
  const groups = agentGroups(directory.agents.value.values(), order.value);
  return (
    <section class="wall-agents" aria-labelledby="wall-agents">
      <div class="wall-head">
        <h3 id="wall-agents">{labels.agents}</h3>
        <select
          aria-label={labels.order}
          value={order.value}
          onChange={({ currentTarget }) => {
            order.value = currentTarget.value as Order;
          }}
        >
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {orders[one]}
            </option>
          ))}
        </select>
      </div>
      {groups.length === 0 && directory.complete.value && <p class="muted">{labels.noAgents}</p>}
      <div class="agent-groups">
        {groups.map((group) => (
          <AgentList key={group.presence ?? 'all'} group={group} />
        ))}
      </div>
    </section>
  );
}
