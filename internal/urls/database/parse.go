package database

import (
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/address"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Parse reads a database URL as SQLAlchemy does. The error is an *Error and
// means that the service does not start. An unknown dialect or driver is not an
// error here: see Supported.
func Parse(text string) (*URL, error) {
	end := 0
	for i, r := range text {
		if !isWord(r) && r != '+' {
			break
		}
		end = i + len(string(r))
	}
	rest, found := strings.CutPrefix(text[end:], "://")
	if end == 0 || !found {
		return nil, &Error{NotAURL}
	}
	u := &URL{}
	if u.Dialect, u.Driver, found = strings.Cut(text[:end], "+"); found && u.Driver == "" {
		u.Dialect = text[:end]
	}
	c, rest := cut(rest)
	rest, kind := u.setPort(c, rest)
	if kind != 0 {
		return nil, &Error{kind}
	}
	u.set(c, strings.Contains(c.query+rest, "@"))
	u.findMisreadings(c, rest)
	return u, nil
}

// isWord reports whether Python's \w matches the character.
func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// components are a URL's, undecoded.
type components struct {
	user, password, host, port, database, query                              string
	hasUser, hasPassword, hasHost, hasPort, hasDatabase, hasQuery, bracketed bool
}

// cut splits a URL after its "://" as SQLAlchemy's regular expression does, and
// returns what is left at the end.
func cut(s string) (c components, rest string) {
	s = c.cutUser(s)
	s = c.cutHost(s)
	if after, found := strings.CutPrefix(s, ":"); found {
		c.hasPort = true
		c.port, s = span(after, "/?")
	}
	if after, found := strings.CutPrefix(s, "/"); found {
		c.hasDatabase = true
		c.database, s = span(after, "?")
	}
	if after, found := strings.CutPrefix(s, "?"); found {
		c.hasQuery = true
		c.query, s = span(after, "\n")
	}
	return c, s
}

// span returns the text up to the first of some characters, and the rest.
func span(s, stop string) (before, rest string) {
	end := strings.IndexAny(s, stop)
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

// cutUser removes the user and the password: the user ends at the first colon
// before a slash, the password at the first "@" after it, however far. Without
// a password, the user ends at the last "@" before a colon or slash.
func (c *components) cutUser(s string) string {
	user, rest := span(s, ":/")
	if after, found := strings.CutPrefix(rest, ":"); found {
		if password, after, found := strings.Cut(after, "@"); found {
			c.user, c.hasUser = user, true
			c.password, c.hasPassword = password, true
			return after
		}
	}
	if at := strings.LastIndexByte(user, '@'); at >= 0 {
		c.user, c.hasUser = user[:at], true
		return s[at+1:]
	}
	return s
}

func (c *components) cutHost(s string) string {
	if inside, found := strings.CutPrefix(s, "["); found {
		reach, _ := span(inside, "/?")
		if end := strings.LastIndexByte(reach, ']'); end > 0 {
			c.host, c.hasHost, c.bracketed = inside[:end], true, true
			return inside[end+1:]
		}
	}
	host, rest := span(s, "/:?")
	c.host, c.hasHost = host, host != ""
	return rest
}

// setPort reads the port, and returns any other text in its place.
func (u *URL) setPort(c components, rest string) (string, Kind) {
	if !c.hasPort {
		return rest, 0
	}
	if u.Port, u.HasPort = py.Int(c.port); u.HasPort {
		return rest, 0
	}
	switch {
	case strings.Contains(c.port, ","):
		return rest, SeveralHosts
	case !c.bracketed && address.Bare(c.host+":"+c.port):
		return rest, BareAddress
	}
	return rest, BadPort
}

// set decodes the components. Names in the query are doubtful if an "@" follows
// the question mark, which may then be in a password.
func (u *URL) set(c components, doubtful bool) {
	u.User, _ = py.Unquote(c.user)
	u.Password, _ = py.Unquote(c.password)
	u.Host, u.Database, u.query = c.host, c.database, c.query
	u.HasUser, u.HasPassword, u.HasHost, u.HasDatabase = c.hasUser, c.hasPassword, c.hasHost, c.hasDatabase
	u.DatabaseDecoded, _ = py.Unquote(c.database)
	u.addQuery(c.query, doubtful)
}

// addQuery appends a query's values to the existing ones.
func (u *URL) addQuery(query string, doubtful bool) {
	pairs, dropped := py.ParseQuery(query)
	at := make(map[string]int, len(pairs)+len(u.Query))
	for i, p := range u.Query {
		at[p.Name] = i
	}
	for _, pair := range pairs {
		i, seen := at[pair.Name]
		if !seen {
			i = len(u.Query)
			at[pair.Name] = i
			u.Query = append(u.Query, Param{Name: pair.Name, doubtful: doubtful})
		}
		u.Query[i].Values = append(u.Query[i].Values, pair.Value)
	}
	if len(dropped) > 0 {
		u.misread(ValueMissing)
	}
}

// Extend returns the URL with oslo.db's connection_parameters appended: a name
// already in the URL gets the additional values.
func (u *URL) Extend(parameters string) *URL {
	extended := *u
	extended.Query = make([]Param, len(u.Query))
	for i, p := range u.Query {
		p.Values = append([]string(nil), p.Values...)
		extended.Query[i] = p
	}
	extended.Misread = append([]Reading(nil), u.Misread...)
	extended.addQuery(parameters, strings.Contains(parameters, "@"))
	extended.findOverridden()
	return &extended
}
