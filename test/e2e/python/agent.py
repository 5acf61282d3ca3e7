"""A small agent desktop in Python: signs an agent in, takes one call and signs out.

    python3 agent.py URL [AGENT PASSWORD]

Prints one JSON object a line: {"step": name} before each step, {"event": {...}} for each event of the session, and
{"failed": why} when something did not happen. Exit code 0 only when everything happened, in order.
"""

import json
import sys
import threading

import socketio

# Seconds; ample, a bound and no measure.
PATIENCE = 15

# The steps are said by the main thread, the events by the library's: print() writes a line and its end apart.
SPEAKING = threading.Lock()


class Failed(Exception):
    pass


class Desktop:
    def __init__(self):
        self.client = socketio.Client(reconnection=False)
        self.client.on("event", self.note)
        self.events = []
        self.read = 0
        self.changed = threading.Condition()
        self.session = None

    def note(self, event):
        with self.changed:
            # The library hands each event to a thread of its own: they may come here in another order.
            place = len(self.events)
            while place > self.read and self.events[place - 1].get("seq", 0) > event.get("seq", 0):
                place -= 1
            self.events.insert(place, event)
            self.changed.notify_all()
            say(event=event)

    def send(self, command, **message):
        """Sends a command and gives its answer, which must be a success."""
        answer = self.client.call("command", {"command": command, **message}, timeout=PATIENCE)
        if answer.get("result") != "success" or answer.get("command") != command:
            raise Failed(f"{command} was answered with {json.dumps(answer)}")
        return answer

    def command(self, command, path="", **data):
        target = f"{self.session}.{path}" if path else self.session
        return self.send(command, target=target, **({"data": data} if data else {}))

    def event(self, name, kind=None, **state):
        """Waits for the next event, after those waited for before, with this name and these values in its object."""
        with self.changed:
            found = self.changed.wait_for(lambda: self.find(name, kind, state), PATIENCE)
        if not found:
            raise Failed(f"no {name} {json.dumps(state)}")
        return found

    def find(self, name, kind, state):
        for place in range(self.read, len(self.events)):
            event = self.events[place]
            body = event.get("data", {}).get(kind or name.split(".")[0], {})
            if event.get("name") == name and all(body.get(key) == value for key, value in state.items()):
                self.read = place + 1
                return event
        return None


def say(**line):
    with SPEAKING:
        print(json.dumps(line), flush=True)


def sign_in(desktop, agent, password):
    say(step="getServices")
    services = desktop.send("getServices", data={"type": "InteractionProcessor"})["services"]
    if [service["serviceStatus"]["status"] for service in services] != ["InService"]:
        raise Failed(f"not one service in service: {json.dumps(services)}")
    say(step="prepareSession")
    data = {"model": "", "override": False, "agent": {"id": agent, "password": password}}
    prepared = desktop.send("prepareSession", service=services[0]["id"], data=data)
    desktop.session = prepared["resource"]["id"]
    say(step="bindResource")
    desktop.send("bindResource", data={"resource": desktop.session})
    say(step="session.start")
    desktop.command("session.start")
    desktop.event("channel.added", type="Telephony")
    session = desktop.event("session.initialized")["data"]["session"]
    say(agent=session["profile"]["name"], reasons=[reason["label"] for reason in session["settings"]["reasons"]])


def take_a_call(desktop):
    say(step="channel.ready")
    desktop.command("channel.ready", "tel")
    desktop.event("channel.statechanged", agentState="ready")
    say(step="waiting")
    added = desktop.event("interaction.added", state="ALERTING", direction="inbound")
    interaction = added["target"]
    contact = added["data"]["interaction"]
    say(customer=contact["customer"], by=contact["origin"]["kind"], since=contact["since"])
    call = desktop.event("conversation.added", state="alerting", role="primary")["target"]
    if not call.startswith(f"{interaction}."):
        raise Failed(f"{call} is no part of {interaction}")
    path = call.split(".", 1)[1]
    for command, state in [("answer", "connected"), ("hold", "held"), ("retrieve", "connected"), ("release", "ended")]:
        say(step=f"conversation.{command}")
        desktop.command(f"conversation.{command}", path)
        event = desktop.event("conversation.statechanged", state=state)
        if event["target"] != call or event["cause"]["by"]["kind"] != "agent":
            raise Failed(f"another call's or somebody else's doing: {json.dumps(event)}")
    desktop.event("conversation.disposed")
    times = desktop.event("interaction.ended", state="ENDED")["data"]["interaction"]["times"]
    if not times["created"] <= times["answered"] <= times["ended"]:
        raise Failed(f"times out of order: {json.dumps(times)}")
    say(times=times)
    say(step="interaction.complete")
    desktop.command("interaction.complete", interaction.split(".", 1)[1])
    desktop.event("interaction.removed")


def sign_out(desktop):
    say(step="session.logout")
    desktop.command("session.logout")
    desktop.event("channel.removed")
    desktop.event("session.ended")
    numbers = sorted(event["seq"] for event in desktop.events if "seq" in event)
    if numbers != list(range(1, len(numbers) + 1)):
        raise Failed(f"the events were not numbered one by one: {numbers}")


def main(url, agent="1001", password="demo"):
    desktop = Desktop()
    say(step="connect")
    try:
        desktop.client.connect(url, wait_timeout=PATIENCE)
        sign_in(desktop, agent, password)
        take_a_call(desktop)
        sign_out(desktop)
    except (Failed, socketio.exceptions.SocketIOError) as error:
        say(failed=f"{type(error).__name__}: {error}")
        return 1
    finally:
        desktop.client.disconnect()
    say(step="done")
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
