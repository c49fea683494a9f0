package database

import "github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"

// Server is where PyMySQL connects to.
type Server struct {
	Host string
	Port int64
	// UnixSocket takes precedence over host and port.
	UnixSocket string
}

// Server returns where PyMySQL connects to: the query's values take precedence
// over the URL's own, and the defaults are localhost and 3306. An option file,
// which the query can name, may supply what neither does.
func (u *URL) Server() Server {
	s := Server{Host: u.Host, Port: u.Port, UnixSocket: u.UnixSocket()}
	if p, ok := u.Param("host"); ok {
		s.Host = p.Values[0]
	}
	if p, ok := u.Param("port"); ok {
		s.Port, _ = py.Int(p.Values[0])
	}
	if s.Host == "" {
		s.Host = "localhost"
	}
	if s.Port == 0 {
		s.Port = 3306
	}
	return s
}
