"""What the scripts here that send clips ask of a node and of the store."""
import http.client
import json


def exchange(server, method, path, body=None, headers=None):
    """One request on a connection of its own; what is no success is raised."""
    connection = http.client.HTTPConnection(server, timeout=300)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    if answer.status >= 300:
        raise OSError(f"{method} {path.split('?')[0]}: {answer.status} {text[:300]}")
    return text


def ask(port, method, path, token, body=None):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return json.loads(exchange(f"127.0.0.1:{port}", method, path, body and json.dumps(body), headers))


def opened(port, token, size):
    """A ticket, with an address for each part."""
    form = {"title": "Abierto", "file_name": "a.mp4", "size_bytes": size, "content_type": "video/mp4"}
    return ask(port, "POST", "/api/uploads", token, form)
