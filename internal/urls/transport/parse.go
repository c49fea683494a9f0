package transport

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/address"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Parse reads a transport URL as oslo.messaging does. The error is an *Error and
// means that the service does not start; what fails later is the URL's Problem. A
// scheme without a driver is not an error here: see DriverKnown.
//
// An empty text is an error, as in [DEFAULT]; elsewhere, as for notifications, it
// means the value in [DEFAULT].
func Parse(text string) (*URL, error) {
	split, refusal := py.SplitURL(text)
	switch refusal {
	case py.Brackets:
		return nil, &Error{BadBrackets, -1}
	case py.Bracketed:
		return nil, &Error{NotAnAddress, -1}
	case py.Compatible:
		return nil, &Error{BadCharacter, -1}
	}
	if split.Scheme == "" {
		return nil, &Error{NoScheme, -1}
	}
	u := &URL{Scheme: split.Scheme, path: split.Path, query: split.Query, authority: split.HasAuthority}
	u.readQuery(split.Query, strings.Contains(split.Query+split.Fragment, "@"))
	if path, found := strings.CutPrefix(split.Path, "/"); found {
		u.VirtualHost, _ = py.Unquote(path)
		u.HasVirtualHost = true
	}
	var items []string
	for item := range strings.SplitSeq(split.Authority, ",") {
		if item == "" {
			continue
		}
		host, kind := parseHost(item)
		if kind != 0 {
			return nil, &Error{explain(kind, item, text), len(u.Hosts)}
		}
		u.Hosts = append(u.Hosts, host)
		items = append(items, item)
	}
	u.dial()
	u.findMisreadings(split, items)
	return u, nil
}

// parseHost reads one item of the list of hosts. The kind is 0 if it parses.
func parseHost(item string) (h Host, kind Kind) {
	name := item
	if at := strings.LastIndexByte(item, '@'); at >= 0 {
		name, h.HasUser = item[at+1:], true
		h.Username, h.Password, h.HasPassword = strings.Cut(item[:at], ":")
		h.Username, _ = py.Unquote(h.Username)
		h.Password, _ = py.Unquote(h.Password)
	}
	if name == "" {
		return h, 0
	}
	h.HasName = true
	port := ""
	if inside, found := strings.CutPrefix(name, "["); found {
		inside, rest, closed := strings.Cut(inside, "]")
		if !closed {
			return h, BadBrackets
		}
		h.Name = inside
		_, port, _ = strings.Cut(rest, ":")
	} else {
		h.Name, port, _ = strings.Cut(name, ":")
	}
	if port == "" {
		return h, 0
	}
	if h.Port, h.HasPort = py.Int(port); !h.HasPort {
		if address.Bare(name) {
			return h, BareAddress
		}
		return h, BadPort
	}
	return h, 0
}

// explain looks for the usual cause of a bad port: a character of a user or
// password ends the host, so that the "@" comes after it.
func explain(kind Kind, item, text string) Kind {
	if kind != BadPort || strings.Contains(item, "@") {
		return kind
	}
	if _, after, _ := strings.Cut(text, item); strings.Contains(after, "@") {
		return Unescaped
	}
	return kind
}

// readQuery joins the values of a name. The names are doubtful if an "@"
// follows the question mark, which may then be in a password.
func (u *URL) readQuery(query string, doubtful bool) {
	pairs, _ := py.ParseQuery(query)
	at := make(map[string]int, len(pairs))
	values := make([][]string, 0, len(pairs))
	for _, pair := range pairs {
		i, seen := at[pair.Name]
		if !seen {
			i = len(u.Query)
			at[pair.Name] = i
			u.Query = append(u.Query, Param{Name: pair.Name, doubtful: doubtful})
			values = append(values, nil)
		}
		values[i] = append(values[i], pair.Value)
	}
	for i := range u.Query {
		u.Query[i].Value = strings.Join(values[i], ",")
		u.Query[i].Count = len(values[i])
	}
}
