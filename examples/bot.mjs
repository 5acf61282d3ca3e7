// Answers every call and completes it when it is over.   node examples/bot.mjs [url] [agent]
import { connect } from 'interaction-processor/client';

const [url = 'http://127.0.0.1:3000', agent = '1002'] = process.argv.slice(2);
const client = await connect(url);
const session = await client.signIn({ agent, password: 'demo', confirm: () => true });
const sorry = ({ message }) => console.error(message);
session.on('conversation.added', ({ object: call }) => {
  if (call.state === 'alerting') call.answer().catch(sorry);
});
session.on('interaction.ended', ({ object }) => {
  if (object.times.answered) object.complete('bot').catch(sorry);
});
for (const channel of session.channels) await channel.ready();
console.log(`${session.info.profile.name} is ready`);
