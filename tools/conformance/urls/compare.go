package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/database"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/transport"
)

// optional is a string that may be absent, which is null in JSON.
func optional(text string, there bool) *string {
	if !there {
		return nil
	}
	return &text
}

type host struct {
	Host, User, Password *string
	Port                 *json.Number
}

type dialled struct {
	Host, User, Password, VirtualHost string
	Port                              int
}

type transportAnswer struct {
	Error       *string
	Scheme      string
	VirtualHost *string `json:"virtual_host"`
	Query       map[string]string
	Hosts       []host
	Dialled     []struct {
		Host, User, Password string
		Port                 int
		VirtualHost          string `json:"virtual_host"`
	}
	Problem *string
}

// compareTransport says where the answers differ, "" if they agree.
func compareTransport(q question, line []byte) (string, error) {
	var answer transportAnswer
	if err := json.Unmarshal(line, &answer); err != nil {
		return "", err
	}
	u, err := transport.Parse(q.Text)
	if refused := err != nil; refused != (answer.Error != nil) {
		return fmt.Sprintf("the parser's error: %v", err), nil
	}
	if answer.Error != nil {
		return "", nil
	}
	read := transportAnswer{Scheme: u.Scheme, VirtualHost: optional(u.VirtualHost, u.HasVirtualHost), Query: map[string]string{}}
	for _, p := range u.Query {
		read.Query[p.Name] = p.Value
	}
	read.Hosts = []host{}
	for _, h := range u.Hosts {
		read.Hosts = append(read.Hosts, host{optional(h.Name, h.HasName), optional(h.Username, h.HasUser), optional(h.Password, h.HasPassword), number(h.Port, h.HasPort)})
	}
	asked := transportAnswer{Scheme: answer.Scheme, VirtualHost: answer.VirtualHost, Query: answer.Query, Hosts: answer.Hosts}
	huge := false // beyond an int64: clamped to it
	for i, h := range asked.Hosts {
		if h.Port != nil && len(*h.Port) > 18 {
			huge = true
			asked.Hosts[i].Port, read.Hosts[i].Port = nil, nil
		}
	}
	if !reflect.DeepEqual(read, asked) {
		return fmt.Sprintf("read: %s", show(read)), nil
	}
	whole := len(u.Dialled) > 0 && u.Dialled[0].WholeURL
	if huge || whole && len(answer.Dialled) > 0 && strings.Contains(answer.Dialled[0].Host, "://") {
		return "", nil
	}
	if (u.Problem != nil) != (answer.Problem != nil) {
		return fmt.Sprintf("the problem: %v", u.Problem), nil
	}
	if strings.HasPrefix(u.Scheme, "kombu+") && len(u.Dialled) == 0 {
		return "", nil // a transport that does not speak AMQP
	}
	var mine, theirs []dialled
	for _, d := range u.Dialled {
		mine = append(mine, dialled{d.Name, d.Username, d.Password, d.VirtualHost, d.Port})
	}
	for _, d := range answer.Dialled {
		theirs = append(theirs, dialled{d.Host, d.User, d.Password, d.VirtualHost, d.Port})
	}
	if !slices.Equal(mine, theirs) {
		return fmt.Sprintf("dialled: %s", show(mine)), nil
	}
	return "", nil
}

type databaseAnswer struct {
	Error                          *string
	Name                           string
	User, Password, Host, Database *string
	Port                           *json.Number
	Query                          map[string][]string
	Load, Connect                  *string
	Dialled                        *struct {
		Host, User, Password, Database *string
		UnixSocket                     *string `json:"unix_socket"`
		Port                           json.Number
	}
	TLS []any
}

// compareDatabase says where the answers differ, "" if they agree.
func compareDatabase(q question, line []byte) (string, error) {
	var answer databaseAnswer
	if err := json.Unmarshal(line, &answer); err != nil {
		return "", err
	}
	u, err := database.Parse(q.Text)
	if refused := err != nil; refused != (answer.Error != nil) {
		return fmt.Sprintf("the parser's error: %v", err), nil
	}
	if answer.Error != nil {
		return "", nil
	}
	if q.Parameters != "" {
		u = u.Extend(q.Parameters)
	}
	name := u.Dialect
	if u.Driver != "" {
		name += "+" + u.Driver
	}
	read := databaseAnswer{Name: name, User: optional(u.User, u.HasUser), Password: optional(u.Password, u.HasPassword),
		Host: optional(u.Host, u.HasHost), Database: optional(u.Database, u.HasDatabase), Port: number(u.Port, u.HasPort), Query: map[string][]string{}}
	for _, p := range u.Query {
		read.Query[p.Name] = p.Values
	}
	asked := databaseAnswer{Name: answer.Name, User: answer.User, Password: answer.Password, Host: answer.Host, Database: answer.Database, Port: answer.Port, Query: answer.Query}
	if asked.Port != nil && len(*asked.Port) > 18 {
		asked.Port, read.Port = nil, nil
	}
	if !reflect.DeepEqual(read, asked) {
		return fmt.Sprintf("read: %s", show(read)), nil
	}
	if name != "mysql+pymysql" && name != "mariadb+pymysql" {
		return "", nil
	}
	return comparePyMySQL(u, answer), nil
}

// comparePyMySQL compares what happens before a socket is opened. Some faults
// appear only later.
func comparePyMySQL(u *database.URL, answer databaseAnswer) string {
	loads, connects, later := true, true, false
	var faults []string
	for _, p := range u.Problems() {
		faults = append(faults, p.Fault.String())
		switch {
		case p.Stage() == database.Load:
			loads = false
		case p.Fault == database.NeverConnects, p.Fault == database.Repeated && showsLater(u.Query[p.Param].Name):
			later = true
		default:
			connects = false
		}
	}
	if loads != (answer.Load == nil) {
		return "loads: " + strings.Join(faults, ", ")
	}
	if !loads {
		return ""
	}
	if connects != (answer.Connect == nil) && !later {
		return "connects: " + strings.Join(faults, ", ")
	}
	if !connects || answer.Connect != nil {
		return ""
	}
	server := u.Server()
	port := json.Number(fmt.Sprint(server.Port))
	if socket := ""; len(port) <= 18 && !later {
		if answer.Dialled.UnixSocket != nil {
			socket = *answer.Dialled.UnixSocket
		}
		if answer.Dialled.Host == nil || server.Host != *answer.Dialled.Host || port != answer.Dialled.Port || server.UnixSocket != socket {
			return "server: " + show(server)
		}
	}
	want := database.Plain
	if answer.TLS != nil {
		want = map[string]database.Protection{"CERT_NONE false": database.Unverified, "CERT_REQUIRED false": database.Unnamed,
			"CERT_OPTIONAL false": database.Unnamed, "CERT_REQUIRED true": database.Verified}[fmt.Sprintf("%v %v", answer.TLS[0], answer.TLS[1])]
	}
	if got := u.TLS(); got.Protection != want && got.Protection != database.Undetermined {
		return fmt.Sprintf("TLS: %s, %s", got.Protection, got.Reason)
	}
	return ""
}

// showsLater reports whether a parameter's repetition is rejected only after
// the point that the script reaches.
func showsLater(name string) bool {
	switch name {
	case "charset", "ssl_ca", "ssl_cert", "ssl", "port", "conv":
		return false
	}
	return true
}

func number(n int64, there bool) *json.Number {
	if !there {
		return nil
	}
	text := json.Number(fmt.Sprint(n))
	return &text
}

func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
