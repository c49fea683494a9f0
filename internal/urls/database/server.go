package database

import "github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"

// Server is where PyMySQL connects to.
type Server struct {
	Host string
	Port int64
	// UnixSocket comes before host and port.
	UnixSocket string
}

// Server says where PyMySQL connects to: the query's values come before the
// URL's own, and localhost and 3306 are assumed. A file of options, which the
// query can name, may say what neither does.
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
