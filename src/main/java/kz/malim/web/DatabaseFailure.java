package kz.malim.web;

import java.sql.SQLException;

/** The database did not answer a question; {@link ProblemMappers} tells whether to ask again later. */
public class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }
}
