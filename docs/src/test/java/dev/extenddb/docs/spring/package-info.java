/** An application with Spring Boot, and its tests. Start with {@link dev.extenddb.docs.spring.OrdersApplicationTest}. */
package dev.extenddb.docs.spring;
