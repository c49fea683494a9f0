package database

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// pymysql reports whether the URL names the PyMySQL driver.
func (u *URL) pymysql() bool {
	return u.Driver == "pymysql" && (u.Dialect == "mysql" || u.Dialect == "mariadb")
}

// Plugins are the SQLAlchemy plugins that the query requests. Each must be
// installed, or the service does not start.
func (u *URL) Plugins() []string {
	p, _ := u.Param("plugin")
	return p.Values
}

// Problems lists why a URL for PyMySQL or SQLite does not work, as far as its
// text shows: files may also be missing. For libpq it lists an unknown sslmode; for
// other drivers, parameters that they do not accept, according to Accepts. It is
// empty for a URL that works.
func (u *URL) Problems() []Problem {
	if u.Dialect == "sqlite" {
		if u.User != "" || u.Password != "" || u.Host != "" || u.HasPort && u.Port != 0 {
			return []Problem{{HostOfFile, -1}}
		}
		return nil
	}
	var problems []Problem
	for i, p := range u.Query {
		if accepted, known := Accepts(u.Dialect, u.Driver, p.Name); known && !accepted {
			problems = append(problems, Problem{UnknownParameter, i})
			continue
		}
		if u.libpq() && p.Name == "sslmode" && !slices.Contains(sslModes, u.sslMode()) {
			problems = append(problems, Problem{UnknownMode, i})
		}
		if u.pymysql() {
			if fault := u.check(p); fault != 0 {
				problems = append(problems, Problem{fault, i})
			}
		}
	}
	if u.pymysql() && !isLatin1(u.passwordSent()) {
		problems = append(problems, Problem{NotLatin1, -1})
	}
	return problems
}

// passwordSent is the password that PyMySQL sends: the query's takes precedence
// over the URL's.
func (u *URL) passwordSent() string {
	if p, ok := u.Param("password"); ok {
		return p.Values[0]
	}
	if p, ok := u.Param("passwd"); ok && u.Password == "" {
		return p.Values[0]
	}
	return u.Password
}

func isLatin1(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0xff })
}

// check returns SQLAlchemy's or PyMySQL's objection to a parameter, or 0.
func (u *URL) check(p Param) Fault {
	text := p.Values[0]
	if p.Name == "ssl" {
		if u.replacesArguments() || u.folds() {
			return 0
		}
		return NotText
	}
	if len(p.Values) > 1 {
		if strings.HasPrefix(p.Name, "ssl_") && u.replacesArguments() {
			return 0
		}
		return checkRepeated(p.Name)
	}
	switch p.Name {
	case "compress":
		value, ok := boolean(text)
		switch {
		case !ok:
			return BadBoolean
		case value:
			return NotSupported
		}
	case "use_unicode", "ssl_check_hostname":
		if _, ok := boolean(text); !ok {
			return BadBoolean
		}
	case "client_flag", "local_infile", "connect_timeout", "read_timeout", "write_timeout":
		return checkNumber(p.Name, text)
	case "named_pipe":
		return NotSupported
	case "defer_connect":
		return NeverConnects
	case "conv", "cursorclass":
		return NotText
	case "port":
		return u.checkPort(text)
	case "charset":
		if !isCharset(strings.ToLower(text)) {
			return UnknownCharset
		}
	}
	return 0
}

// checkRepeated is for parameters that receive a tuple of texts, which for some
// counts as true.
func checkRepeated(name string) Fault {
	switch name {
	case "use_unicode", "ssl_disabled", "ssl_check_hostname", "ssl_verify_cert", "ssl_verify_identity",
		"autocommit", "binary_prefix", "plugin":
		return 0
	case "client_flag", "local_infile", "connect_timeout", "read_timeout", "write_timeout":
		return BadNumber
	case "compress", "named_pipe":
		return NotSupported
	}
	return Repeated
}

func checkNumber(name, text string) Fault {
	n, ok := py.Int(text)
	switch {
	case !ok:
		return BadNumber
	case name == "connect_timeout" && (n <= 0 || n > 31536000), strings.HasSuffix(name, "e_timeout") && n <= 0, name == "read_timeout" && n <= 0:
		return OutOfRange
	}
	return 0
}

// checkPort is for a port in the query: PyMySQL converts it to a number only if
// it reads an option file.
func (u *URL) checkPort(text string) Fault {
	if _, ok := py.Int(text); !ok || !u.readsFile() {
		return NotText
	}
	return 0
}

// readsFile reports whether PyMySQL reads an option file.
func (u *URL) readsFile() bool {
	_, file := u.Param("read_default_file")
	_, group := u.Param("read_default_group")
	return file || group
}

// boolean parses a text as true or false as SQLAlchemy does.
func boolean(text string) (value, ok bool) {
	switch strings.ToLower(strings.TrimFunc(text, py.IsSpace)) {
	case "true", "yes", "on", "y", "t", "1":
		return true, true
	case "false", "no", "off", "n", "f", "0":
		return false, true
	}
	return false, false
}
