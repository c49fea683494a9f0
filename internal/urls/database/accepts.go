package database

import "slices"

// pymysqlParameters are the arguments of PyMySQL 1.0.2's Connection, those
// added at the end in 1.1, and those that SQLAlchemy moves into its "ssl"
// argument.
var pymysqlParameters = []string{
	"user", "password", "host", "database", "unix_socket", "port", "charset", "sql_mode", "read_default_file", "conv",
	"use_unicode", "client_flag", "cursorclass", "init_command", "connect_timeout", "read_default_group", "autocommit",
	"local_infile", "max_allowed_packet", "defer_connect", "auth_plugin_map", "read_timeout", "write_timeout",
	"bind_address", "binary_prefix", "program_name", "server_public_key", "ssl", "ssl_ca", "ssl_cert", "ssl_disabled",
	"ssl_key", "ssl_verify_cert", "ssl_verify_identity", "compress", "named_pipe", "passwd", "db",
	"ssl_capath", "ssl_cipher", "ssl_check_hostname",
	"collation", "ssl_key_password",
}

// mysqldbParameters are the arguments that mysqlclient accepts, and those that
// SQLAlchemy moves into its "ssl" argument.
var mysqldbParameters = []string{
	"user", "password", "passwd", "host", "database", "db", "port", "unix_socket", "conv", "connect_timeout", "compress",
	"named_pipe", "init_command", "read_default_file", "read_default_group", "cursorclass", "use_unicode", "charset",
	"collation", "auth_plugin", "sql_mode", "client_flag", "multi_statements", "ssl_mode", "ssl", "local_infile",
	"autocommit", "read_timeout", "write_timeout", "server_public_key_path", "local_infile_dir",
	"ssl_ca", "ssl_key", "ssl_cert", "ssl_capath", "ssl_cipher", "ssl_check_hostname",
}

// Accepts reports whether a driver accepts a query parameter, whose case
// matters. known is false for a driver whose parameters are not listed here:
// the listed ones are pymysql and mysqldb, which is also MySQL's default.
// "plugin" is SQLAlchemy's own and accepted with every driver.
func Accepts(dialect, driver, name string) (accepted, known bool) {
	if dialect != "mysql" && dialect != "mariadb" {
		return false, false
	}
	if name == "plugin" {
		return true, true
	}
	switch driver {
	case "pymysql":
		return slices.Contains(pymysqlParameters, name), true
	case "mysqldb", "":
		return slices.Contains(mysqldbParameters, name), true
	}
	return false, false
}

// isCharset reports whether PyMySQL has a character set of that name, in lower
// case. Since 1.1 it has utf8mb3 as well.
func isCharset(name string) bool {
	switch name {
	case "armscii8", "ascii", "big5", "binary", "cp1250", "cp1251", "cp1256", "cp1257", "cp850", "cp852", "cp866",
		"cp932", "dec8", "eucjpms", "euckr", "gb18030", "gb2312", "gbk", "geostd8", "greek", "hebrew", "hp8", "keybcs2",
		"koi8r", "koi8u", "latin1", "latin2", "latin5", "latin7", "macce", "macroman", "sjis", "swe7", "tis620", "ujis",
		"utf8", "utf8mb3", "utf8mb4":
		return true
	}
	return false
}
