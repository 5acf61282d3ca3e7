// Answers every call and completes it when it is over; signs in anew when its session is.   node examples/bot.mjs [url] [agent]
import { connect } from 'interaction-processor/client';

const [url = 'http://127.0.0.1:3000', agent = '1002'] = process.argv.slice(2);
const client = await connect(url);
const sorry = ({ message }) => console.error(message);
for (;;) {
  const session = await client.signIn({ agent, password: 'demo', confirm: () => true });
  session.on('conversation.added', ({ object }) => void (object.state === 'alerting' && object.answer().catch(sorry)));
  session.on('interaction.ended', ({ object }) => void (object.times.answered && object.complete('bot').catch(sorry)));
  for (const channel of session.channels) await channel.ready();
  console.log(`${session.info.profile.name} is ready`);
  await new Promise((over) => session.subscribe(() => session.state.status === 'over' && over()));
  if (session.state.cause?.code === 'override') throw new Error('somebody else works as this agent now');
}
